import type { BuildFailure, Message } from 'esbuild';

/** A commit that cannot be built, told in words that name files of the commit and nothing else. */
export class BuildRefused extends Error {
  override readonly name = 'BuildRefused';
}

/** Messages of the bundler that a person is told at most. */
const MOST = 10;

/**
 * What the bundler says, cut to file, line and what is wrong. Its own text quotes what it read, so that is kept
 * for files of the commit only; a file that is none is not even named.
 * @param isOurs whether a path, as the bundler writes it, lies in the commit
 */
export function refusedBuild({ errors }: BuildFailure, isOurs: (file: string) => boolean): BuildRefused {
  const lines = errors.slice(0, MOST).map((each) => described(each, isOurs));
  const more = errors.length > MOST ? [`and ${errors.length - MOST} more`] : [];
  return new BuildRefused([...lines, ...more].join('\n'));
}

function described({ location, text }: Message, isOurs: (file: string) => boolean): string {
  if (!location) return kindOf(text);
  const { file, line, column } = location;
  return isOurs(file)
    ? `${file}:${line}:${column + 1}: ${text}`
    : `a file outside of the repository: ${kindOf(text)}`;
}

/** The kind of fault, without what was read. */
function kindOf(text: string): string {
  if (text.startsWith('Could not resolve')) return 'an import leads nowhere';
  if (text.startsWith('No loader')) return 'a kind of file that cannot be bundled';
  return /^(Expected|Unexpected|Unterminated|Syntax error|Invalid)/.test(text)
    ? 'cannot be parsed'
    : 'cannot be bundled';
}
