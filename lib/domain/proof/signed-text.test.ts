import { describe, expect, it } from 'vitest';
import type { Plan } from '../deploy/plan.ts';
import type { Lane } from '../deploy/run.ts';
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
  component: 'infrastructure',
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

  const part = (component: string, lane: Lane) => ({ component, lane });
  const both = [part('infrastructure', 'infrastructure'), part('application', 'application')];
  const request = { ...said, deploymentId: 'd' };

  it('names all lanes of a request, in any order the same', () => {
    expect(requestText({ ...request, components: both })).toBe(
      requestText({ ...request, components: both.toReversed() }),
    );
    expect(requestText({ ...request, components: both.slice(1) })).not.toContain('infrastructure');
    expect(requestText({ ...request, components: both })).toMatch(
      /^yagura request 1\n.*\n.*\nlanes: application infrastructure\ndeployment: d\n/,
    );
  });

  it('names components that are not called as their lane, so that no other of the lane is meant', () => {
    const network = [part('network', 'infrastructure')];
    expect(requestText({ ...request, components: network })).toMatch(
      /^yagura request 2\n.*\n.*\ncomponents: network\nlanes: infrastructure\n/,
    );
    expect(requestText({ ...request, components: network })).not.toBe(
      requestText({ ...request, components: [part('data', 'infrastructure')] }),
    );
    // A component of the other lane's name is none of those that were before components.
    const odd = [part('infrastructure', 'application')];
    expect(requestText({ ...request, components: odd })).toContain('components: infrastructure');
    expect(approvalText({ ...said, component: 'network' })).toContain('yagura approval 2\n');
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
