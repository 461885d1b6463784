/** `America/New_York` is told by its city. */
export const zoneWord = (zone: string): string => zone.split('/').at(-1)?.replaceAll('_', ' ') ?? zone;
