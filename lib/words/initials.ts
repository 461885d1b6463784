/** `app developer` → `AD`; one word gives its first two letters. */
export function initialsOf(name: string): string {
  const [first = '', second] = name.trim().split(' ');
  const [a = '?', b = ''] = [...first];
  const letters = second ? [a, [...second][0] ?? ''] : [a, b];
  return letters.join('').toUpperCase();
}
