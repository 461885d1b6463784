/** Lines of a text in one, blanks around each line end taken away. */
export const onOneLine = (text: string, between = ' '): string => {
  const [first = '', ...more] = text.split('\n');
  const rest = more.map((line) => line.trim()).filter((line) => line !== '');
  return [rest.length > 0 ? first.trimEnd() : first, ...rest].join(between);
};
