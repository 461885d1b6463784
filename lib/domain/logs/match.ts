/** What a line may be searched for: an id or a key, not a filter pattern of somebody else's making. */
export const isSearchWord = (text: string): boolean => /^[\w-]{4,64}$/.test(text);

/** More than these and a question costs too much for what it finds. */
export const MOST_SEARCH_WORDS = 8;

/**
 * A CloudWatch Logs filter pattern for lines in which any of the words occurs.
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html
 */
export const anyOfPattern = (words: readonly string[]): string => words.map((word) => `?"${word}"`).join(' ');
