export type FileRead = { readonly line: number; readonly call: string };

const CALL = /\b(file|filebase64|templatefile|fileset)(?:\s|\/\*[\s\S]*?\*\/)*\(/g;
/** A plain path inside the root or module: no start of its own, no way up, nothing worked out. */
const INSIDE =
  /^\s*(?:"(?:\$\{path\.(?:module|root)\}\/|\.\/)?[\w@][\w@ ./+-]*"|path\.(?:module|root)\s*,\s*"[\w@*][\w@ ./+*{},?-]*")\s*[,)]/;

/**
 * Calls that put the content of a file into the plan, with a path that is not plainly inside the configuration:
 * such a plan would show whatever the runner's user can read, its own environment and other states among it.
 */
export function strayFileReads(code: string): readonly FileRead[] {
  return [...code.matchAll(CALL)].flatMap((match) => {
    const rest = code.slice(match.index + match[0].length, match.index + 400);
    const path = INSIDE.exec(rest)?.[0];
    if (path !== undefined && !path.includes('..')) return [];
    return [{ line: code.slice(0, match.index).split('\n').length, call: match[1] ?? '' }];
  });
}
