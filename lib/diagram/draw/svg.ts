/** One element of a drawing: for React and for a file alike. Text is data, never markup. */
export type SvgNode = {
  readonly tag: string;
  readonly attributes: Readonly<Record<string, string | number>>;
  readonly children: readonly (SvgNode | string)[];
};

export const svg = (
  tag: string,
  attributes: Readonly<Record<string, string | number | undefined>>,
  ...children: readonly (SvgNode | string | undefined)[]
): SvgNode => ({
  tag,
  attributes: Object.fromEntries(
    Object.entries(attributes).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, typeof value === 'number' ? rounded(value) : value]],
    ),
  ),
  children: children.filter((each) => each !== undefined),
});

/** Two decimals are enough for a screen, and the same on every machine. */
export const rounded = (value: number): number => Math.round(value * 100) / 100;

/** The drawing as a file's text. */
export function toText(node: SvgNode | string): string {
  if (typeof node === 'string') return escaped(node);
  const attributes = Object.entries(node.attributes)
    .map(([name, value]) => ` ${name}="${escaped(String(value))}"`)
    .join('');
  if (node.children.length === 0) return `<${node.tag}${attributes}/>`;
  return `<${node.tag}${attributes}>${node.children.map(toText).join('')}</${node.tag}>`;
}

/** Also drops what XML does not allow: control characters end a file for every reader. */
function escaped(text: string): string {
  return [...text]
    .filter((each) => each >= ' ' || each === '\t' || each === '\n')
    .join('')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
