/** What the template gives the function. Throws at start, naming what is missing: no request could be served. */
export function readConfig(env: Readonly<Record<string, string | undefined>> = process.env) {
  const required = (name: string): string => {
    const value = env[name];
    if (!value) throw new Error(`${name} is not set`);
    return value;
  };
  return {
    tableName: required('TABLE_NAME'),
    cursorSecretArn: required('CURSOR_SECRET_ARN'),
    allowedOrigin: env.ALLOWED_ORIGIN || '*',
  };
}
