import type { DiagramEdge } from './types.ts';

/** Id of the line that answers another. */
export const responseId = (edge: Pick<DiagramEdge, 'id'>): string => `response to ${edge.id}`;

/**
 * Numbers along each request, deepest first: out to the function, to its data, back, and what that sets off. What
 * starts by itself counts in letters. Logs are no step.
 */
export function numbered(edges: readonly DiagramEdge[]): readonly DiagramEdge[] {
  const steps = new Map<string, string>();
  let last = 0;
  const mark = (edge: DiagramEdge | undefined) => {
    if (edge && !steps.has(edge.id)) {
      last += 1;
      steps.set(edge.id, String(last));
    }
  };
  const from = (id: string, ...kinds: readonly string[]) =>
    edges.filter((edge) => edge.from === id && kinds.includes(edge.kind));
  const data = (id: string) => from(id, 'read', 'write', 'message', 'network');
  const visit = (edge: DiagramEdge): void => {
    if (steps.has(edge.id)) return;
    mark(edge);
    for (const each of from(edge.to, 'request', 'invoke')) visit(each);
    for (const each of data(edge.to)) mark(each);
    mark(edges.find((each) => each.id === responseId(edge)));
  };
  const requests = edges.filter((edge) => edge.kind === 'request');
  const reached = new Set(requests.map((edge) => edge.to));
  for (const edge of [...requests.filter((each) => !reached.has(each.from)), ...requests]) visit(edge);
  const started = new Set<string>();
  const follow = (id: string): void => {
    if (started.has(id)) return;
    started.add(id);
    for (const edge of [
      ...from(id, 'stream', 'message'),
      ...from(id, 'read', 'write'),
      ...from(id, 'dead-letter'),
    ]) {
      mark(edge);
      follow(edge.to);
    }
  };
  for (const edge of edges.filter((each) => steps.has(each.id) && each.kind === 'write')) follow(edge.to);
  let letter = 0;
  for (const edge of edges.filter((each) => each.kind === 'schedule')) {
    for (const each of [edge, ...data(edge.to)]) {
      if (steps.has(each.id)) continue;
      steps.set(each.id, lettered(letter));
      letter += 1;
    }
  }
  return edges.map((edge) => {
    const step = steps.get(edge.id);
    return step === undefined ? edge : { ...edge, step };
  });
}

/** A to Z, then A2, B2… */
const lettered = (index: number): string => {
  const round = Math.floor(index / 26);
  return `${String.fromCodePoint(65 + (index % 26))}${round === 0 ? '' : round + 1}`;
};
