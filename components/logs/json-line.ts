/** A line of indented JSON: what stands before its name, the name with its colon, and the rest. */
export function jsonLine(text: string): {
  readonly indent: string;
  readonly name: string;
  readonly value: string;
} {
  const rest = text.trimStart();
  const indent = text.slice(0, text.length - rest.length);
  const end = rest.startsWith('"') ? closingQuote(rest) : -1;
  const name = end > 0 && rest[end + 1] === ':' ? rest.slice(0, end + 2) : '';
  return { indent, name, value: rest.slice(name.length).trimStart() };
}

function closingQuote(text: string): number {
  let at = 1;
  while (at < text.length && text[at] !== '"') at += text[at] === '\\' ? 2 : 1;
  return at < text.length ? at : -1;
}
