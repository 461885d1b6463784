import { createHmac } from 'node:crypto';
import { inspect } from 'node:util';
import { afterAll, describe, expect, it } from 'vitest';
import { openDatabase } from '#lib/store/db.ts';
import { createAuth } from './auth.ts';
import { withoutValues } from './without-values.ts';

const SECRET = 's'.repeat(40);
const TOKEN = 'canary-session-token';
/** Nothing listens on port 1. */
const dead = openDatabase('postgres://yagura@127.0.0.1:1/yagura', 'test', 1);
const auth = createAuth(dead.db, {
  url: 'http://127.0.0.1:3000',
  secret: SECRET,
  demoSignIn: true,
  sessionMinutes: 480,
  refused: () => undefined,
});
const signature = createHmac('sha256', SECRET).update(TOKEN).digest('base64');
const cookie = `yagura.session_token=${encodeURIComponent(`${TOKEN}.${signature}`)}`;
afterAll(() => dead.close());

const errorOf = (asked: Promise<unknown>): Promise<string> =>
  asked.then(
    () => '',
    (error: unknown) => inspect(error, { depth: null, showHidden: true }),
  );

describe('a database that is gone', () => {
  it('is an error that holds no session token', async () => {
    const error = await errorOf(auth.api.getSession({ headers: new Headers({ cookie }) }));
    expect(error).not.toBe('');
    expect(error).not.toContain(TOKEN);
  });

  it('is told apart from an error of ours, which stays as it is', async () => {
    const functions = withoutValues({ find: (id: string) => dead.db.execute(`select '${id}'`), fail });
    expect(await errorOf(functions.find(TOKEN))).toMatch(
      /^Error: the database query failed \(ECONNREFUSED\)/,
    );
    expect(await errorOf(functions.fail())).toMatch(/^Error: ours/);
  });
});

const fail = () => Promise.reject(new Error('ours'));
