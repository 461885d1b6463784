import type { Diagram } from '../view/types.ts';

/** The outermost level, which no container draws. */
export const ROOT = 'root';

export type Tree = {
  /** Containers around it, innermost first, `ROOT` last. */
  readonly around: (id: string) => readonly string[];
  readonly isContainer: (id: string) => boolean;
  /** The lowest container that both lie in, and the two children of it that lead to them. */
  readonly meet: (
    a: string,
    b: string,
  ) => { readonly common: string; readonly a: string; readonly b: string };
};

export function treeOf(diagram: Diagram): Tree {
  const parents = new Map<string, string>();
  for (const each of [...diagram.containers, ...diagram.nodes]) parents.set(each.id, each.parent ?? ROOT);
  const containers = new Set(diagram.containers.map((each) => each.id));
  const around = (id: string): readonly string[] => {
    const chain: string[] = [];
    for (let at = parents.get(id); at !== undefined; at = parents.get(at)) chain.push(at);
    return chain;
  };
  return {
    around,
    isContainer: (id) => containers.has(id),
    meet: (a, b) => {
      const [upA, upB] = [around(a), around(b)];
      const common = upA.find((each) => upB.includes(each)) ?? ROOT;
      return {
        common,
        a: [a, ...upA][upA.indexOf(common)] ?? a,
        b: [b, ...upB][upB.indexOf(common)] ?? b,
      };
    },
  };
}
