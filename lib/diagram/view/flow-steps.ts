import type { DiagramEdge } from './types.ts';

/**
 * Numbers along one request: out to the function, to its data, back, and what that sets off. What starts by
 * itself counts in letters. Logs are no step.
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
  const data = (id: string) => from(id, 'read', 'write', 'message');
  for (const request of edges.filter((edge) => edge.kind === 'request')) {
    mark(request);
    const invokes = from(request.to, 'invoke');
    for (const invoke of invokes) {
      mark(invoke);
      for (const each of data(invoke.to)) mark(each);
    }
    for (const back of edges.filter((edge) => edge.kind === 'response' && edge.to === request.to)) mark(back);
    mark(
      edges.find((edge) => edge.kind === 'response' && edge.to === request.from && edge.from === request.to),
    );
  }
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
      steps.set(each.id, String.fromCodePoint(65 + (letter % 26)));
      letter += 1;
    }
  }
  return edges.map((edge) => {
    const step = steps.get(edge.id);
    return step === undefined ? edge : { ...edge, step };
  });
}
