import { describe, expect, it } from 'vitest';
import type { Plan } from '../deploy/plan.ts';
import { instant } from '../time.ts';
import {
  type ApprovalSaid,
  approvalText,
  challengeOf,
  requestText,
  shortCode,
  shownDigest,
} from './signed-text.ts';

const said: ApprovalSaid = {
  relyingParty: 'localhost',
  environment: 'items/prod',
  lane: 'infrastructure',
  runId: 'run-1',
  commit: 'c'.repeat(40),
  shown: 'shown',
  content: 'content',
  person: 'hana',
  at: instant(Date.parse('2026-11-28T12:00:00Z')),
};
const change = { address: 'a', type: 'aws_x', action: 'create', attributes: [], risks: [] } as const;
const plan: Plan = {
  runId: 'run-1',
  content: 'content',
  binding: 'binding',
  changes: [change, { ...change, address: 'b' }],
  counts: { create: 2, update: 0, replace: 0, delete: 0 },
  outputs: [],
  madeBy: { commit: 'c', terraform: '1.11.4', stateSerial: 4 },
};

describe('what is signed', () => {
  it('is a text that a person can read', () => {
    expect(approvalText(said)).toBe(
      `yagura approval 1
relying-party: localhost
environment: items/prod
lane: infrastructure
run: run-1
commit: ${'c'.repeat(40)}
decision: approved
plan: shown
values: content
person: hana
at: 2026-11-28T12:00:00.000Z
`,
    );
  });

  it.each(Object.keys(said) as (keyof ApprovalSaid)[])('is another text for another %s', (name) => {
    const other = name === 'at' ? instant(said.at + 1) : `${said[name]}x`;
    expect(challengeOf(approvalText({ ...said, [name]: other }))).not.toBe(challengeOf(approvalText(said)));
  });

  it('is no text at all where a value holds a line of its own', () => {
    expect(() => approvalText({ ...said, commit: 'c\nperson: goro' })).toThrow(/control character/);
    expect(() => approvalText({ ...said, person: 'hana\u2028' })).toThrow(/control character/);
  });

  it('names all lanes of a request, in any order the same', () => {
    const request = { ...said, deploymentId: 'd' };
    expect(requestText({ ...request, lanes: ['infrastructure', 'application'] })).toBe(
      requestText({ ...request, lanes: ['application', 'infrastructure'] }),
    );
    expect(requestText({ ...request, lanes: ['application'] })).not.toContain('infrastructure');
  });
});

describe('the digest of a plan as it is shown', () => {
  it('is the same for the same plan on another serial, with its changes in another order, and out of JSON', () => {
    const again = {
      ...plan,
      changes: plan.changes.toReversed(),
      madeBy: { ...plan.madeBy, stateSerial: 5, changeSet: 'two' },
    };
    expect(shownDigest(JSON.parse(JSON.stringify(again)))).toBe(shownDigest(plan));
  });

  it('is another for a change that is shown otherwise, though the values are the same', () => {
    const [first, ...rest] = plan.changes;
    const shown = { ...plan, changes: [{ ...change, ...first, action: 'update' as const }, ...rest] };
    expect(shownDigest(shown)).not.toBe(shownDigest(plan));
  });
});

it('a short code has eight letters that are not mistaken for another', () => {
  expect(shortCode('one')).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/);
  expect(shortCode('one')).not.toBe(shortCode('two'));
});
