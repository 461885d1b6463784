/** What the template gives the function. Throws at start, naming what is missing. */
export function readConfig(env: Readonly<Record<string, string | undefined>> = process.env): {
  tableName: string;
} {
  if (!env.TABLE_NAME) throw new Error('TABLE_NAME is not set');
  return { tableName: env.TABLE_NAME };
}
