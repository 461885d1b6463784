/**
 * The text with every line inside a flow collection indented far: PyYAML, and so SAM and CloudFormation, takes brackets
 * that stand further left than YAML 1.2 allows. Inside a flow collection indentation means nothing.
 */
export function indentedFlow(text: string): string {
  let depth = 0;
  let quote = '';
  let block = -1;
  return text
    .split('\n')
    .map((line) => {
      const indent = line.length - line.trimStart().length;
      if (block >= 0) {
        if (line.trim() === '' || indent > block) return line;
        block = -1;
      }
      const inside = depth > 0 && quote === '';
      const scanned = scan(line, depth, quote);
      ({ depth, quote } = scanned);
      if (depth === 0 && quote === '' && opensBlock(line)) block = indent;
      return inside && line.trim() !== '' ? `${FAR}${line}` : line;
    })
    .join('\n');
}

/** Whether a line ends with `|` or `>`, with what may follow them and a comment: text without quotes begins below it. */
function opensBlock(line: string): boolean {
  const comment = line.search(/\s#/);
  const text = (comment < 0 ? line : line.slice(0, comment)).trimEnd();
  const at = Math.max(text.lastIndexOf('|'), text.lastIndexOf('>'));
  if (at < 0 || !/^[+-]?[0-9]?$/.test(text.slice(at + 1))) return false;
  const before = text[at - 1] ?? ' ';
  return before === ':' || before === '-' || before.trim() === '';
}

const FAR = ' '.repeat(120);

/** Depth of brackets and the open quote at the end of the line. A bracket inside a plain word opens nothing. */
function scan(line: string, depth: number, quote: string): { depth: number; quote: string } {
  let [level, open] = [depth, quote];
  for (let at = 0; at < line.length; at += 1) {
    const letter = line[at] ?? '';
    if (open !== '') {
      if (open === '"' && letter === '\\') at += 1;
      else if (letter === open) open = '';
      continue;
    }
    const starts = /(^|[\s[{,(])$/.test(line.slice(Math.max(0, at - 1), at));
    if (letter === '#' && (at === 0 || /\s/.test(line[at - 1] ?? ''))) break;
    if ((letter === '"' || letter === "'") && (starts || level > 0)) open = letter;
    else if ((letter === '[' || letter === '{') && (starts || level > 0)) level += 1;
    else if ((letter === ']' || letter === '}') && level > 0) level -= 1;
  }
  return { depth: level, quote: open };
}
