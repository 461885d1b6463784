type Line = { readonly from: string; readonly to: string };

/** Parts that lines hold together, in the order of their first ones. */
export function joined<Part extends { readonly id: string }>(
  parts: readonly Part[],
  lines: readonly Line[],
): readonly (readonly Part[])[] {
  const groups = new Map(parts.map(({ id }) => [id, new Set([id])]));
  for (const { from, to } of lines) {
    const [one, two] = [groups.get(from), groups.get(to)];
    if (!one || !two || one === two) continue;
    for (const id of two) groups.set(id, one.add(id));
  }
  return [...Map.groupBy(parts, ({ id }) => groups.get(id)).values()];
}
