/**
 * Logical ids of a YAML template with the lines on which they begin. Reads indents and no more: a template whose
 * `Resources` are written in one line, or in JSON, tells none.
 */
export function resourcePlaces(text: string): readonly (readonly [logicalId: string, line: number])[] {
  const found: (readonly [string, number])[] = [];
  let inside = false;
  let depth = 0;
  for (const [index, line] of text.split('\n').entries()) {
    const indent = line.length - line.trimStart().length;
    const words = line.trim();
    if (words === '' || words.startsWith('#')) continue;
    if (indent === 0) {
      inside = words === 'Resources:';
      depth = 0;
      continue;
    }
    if (!inside) continue;
    if (depth === 0) depth = indent;
    const name = words.slice(0, words.indexOf(':'));
    if (indent === depth && words.includes(':') && isLogicalId(name)) found.push([name, index + 1]);
  }
  return found;
}

const isLogicalId = (name: string): boolean =>
  name !== '' && [...name].every((each) => /[A-Za-z0-9]/.test(each));
