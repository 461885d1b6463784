import type { Person } from './people.ts';

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const text = (value: string): string => value.replace(/[&<>"']/g, (each) => ENTITIES[each] ?? '');

const page = (title: string, body: string): string =>
  `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title>` +
  `<style>body{font:16px/1.5 system-ui;max-width:34rem;margin:10vh auto;padding:0 1rem}form{display:grid;gap:.5rem;margin:1.5rem 0}` +
  `input,button{font:inherit;padding:.4rem}</style><h1>${title}</h1>${body}</html>`;

/** One form a person: any password, and the groups that the next token names. */
export const signInPage = (action: string, people: readonly Person[]): string =>
  page(
    'Corp identity provider',
    `<p>A real OpenID Connect provider on this machine, with people who do not exist. Any password will do.</p>${people
      .map(
        ({ sub, name, email, groups }) =>
          `<form method="post" action="${text(action)}" aria-label="${text(name)}"><b>${text(name)} · ${text(email)}</b>` +
          `<input type="hidden" name="sub" value="${text(sub)}">` +
          `<label>Groups <input name="groups" value="${text(groups.join(', '))}"></label>` +
          `<label>Password <input type="password" name="password" autocomplete="off"></label>` +
          `<button>Sign in as ${text(name)}</button></form>`,
      )
      .join(
        '',
      )}<form method="post" action="${text(action)}"><button name="decline" value="on">Decline</button></form>`,
  );

/** @param form as the provider makes it, with its own proof against forgery */
export const signOutPage = (form: string): string =>
  page(
    'Sign out of Corp',
    `${form}<button type="submit" form="op.logoutForm" name="logout" value="yes">Sign out</button>`,
  );

export const signedOutPage = (): string => page('Signed out of Corp', '');
export const errorPage = (error: string): string => page('Corp refuses', `<p>${text(error)}</p>`);
