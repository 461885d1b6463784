import { describe, expect, it } from 'vitest';
import { instant } from '../time.ts';
import { type Approval, mayNotApprove, standing } from './approval.ts';
import { type RunState, TRANSITIONS } from './run.ts';

// Every way that a run can take, with two approvers who are needed, a requester who tries, two contents that a plan
// may have, runners that die and people who cancel: breadth first, until nothing new is met.

type Table = Readonly<Record<RunState, readonly RunState[]>>;
type Standing = {
  readonly state: RunState;
  readonly content: string;
  /** `content person`, sorted. */
  readonly approvals: readonly string[];
  /** Whether a plan was made since the last apply. */
  readonly planned: boolean;
  readonly applies: number;
};
type Step = { readonly from: Standing; readonly to: Standing };

const RULE = { needed: 2 };
const REQUESTER = 'r';
const PEOPLE = ['r', 'a', 'b'];
const CONTENTS = ['one', 'two'];
const MOST_APPLIES = 3;

const START: Standing = { state: 'requested', content: '', approvals: [], planned: false, applies: 0 };

const given = ({ approvals, content }: Standing) =>
  standing(
    RULE,
    REQUESTER,
    content,
    approvals.map((each, index): Approval => {
      const [about = '', by = ''] = each.split(' ');
      const common = { id: String(index), runId: 'run', at: instant(0), decision: 'approved' } as const;
      return { ...common, content: about, by };
    }),
  );

function moved(from: Standing, state: RunState): readonly Standing[] {
  const to = { ...from, state };
  if (state === 'planned') return CONTENTS.map((content) => ({ ...to, content, planned: true }));
  if (state === 'approved') return given(from).satisfied ? [to] : [];
  if (state === 'applying') return [{ ...to, planned: false, applies: from.applies + 1 }];
  return [to];
}

function approved(from: Standing, by: string): readonly Standing[] {
  if (mayNotApprove(by, REQUESTER, from.state, given(from).given)) return [];
  const approval = `${from.content} ${by}`;
  // Counted twice it would also never end.
  if (from.approvals.includes(approval)) throw new Error(`${by} approved the same content twice`);
  return [{ ...from, approvals: [...from.approvals, approval].sort() }];
}

function walk(table: Table): { readonly states: readonly Standing[]; readonly steps: readonly Step[] } {
  const seen = new Map([[JSON.stringify(START), START]]);
  const steps: Step[] = [];
  for (const from of seen.values()) {
    const next = [
      ...table[from.state].flatMap((state) => moved(from, state)),
      ...PEOPLE.flatMap((by) => approved(from, by)),
    ].filter(({ applies }) => applies <= MOST_APPLIES);
    for (const to of next) {
      steps.push({ from, to });
      // A map goes on over what is added while it is read.
      seen.set(JSON.stringify(to), to);
    }
  }
  return { states: [...seen.values()], steps };
}

/** What must be true of each step into an apply; the names of those that are not. */
const broken = ({ from, to }: Step): readonly string[] => {
  if (to.state !== 'applying' || from.state === 'applying') return [];
  const approvers = new Set(from.approvals.flatMap((each) => each.split(`${from.content} `)[1] ?? []));
  return [
    ...(from.state === 'approved' ? [] : ['not approved before']),
    ...(from.planned ? [] : ['not planned since the last apply']),
    ...(approvers.size >= RULE.needed ? [] : ['content not approved by enough people']),
    ...(approvers.has(REQUESTER) ? ['approved by the requester'] : []),
  ];
};

describe('every walk of a run', () => {
  const { states, steps } = walk(TRANSITIONS);
  const applies = steps.filter(({ from, to }) => to.state === 'applying' && from.state !== 'applying');

  it('meets a first, a second and a third apply, each in several ways', () => {
    const times = [1, 2, 3].map((nth) => applies.filter(({ to }) => to.applies === nth).length);
    expect(Math.min(...times)).toBeGreaterThan(5);
    expect(states.length).toBeGreaterThan(1_000);
    expect(steps.length).toBeGreaterThan(2_000);
  });

  it('applies only what was planned since and what two others approved', () => {
    expect(applies.flatMap(broken)).toEqual([]);
  });

  it('reaches every state, and from every state an end', () => {
    const reached = new Set(states.map(({ state }) => state));
    expect([...reached].sort()).toEqual(Object.keys(TRANSITIONS).sort());
    const ending = new Set(
      Object.entries(TRANSITIONS).flatMap(([state, to]) => (to.length === 0 ? [state] : [])),
    );
    for (let before = -1; before !== ending.size; ) {
      before = ending.size;
      for (const [state, to] of Object.entries(TRANSITIONS))
        if (to.some((each) => ending.has(each))) ending.add(state);
    }
    expect(ending.size).toBe(reached.size);
  });

  it.each([
    ['applying', 'approved', 'not planned since the last apply'],
    ['planned', 'applying', 'not approved before'],
    ['verifying', 'applying', 'not approved before'],
    ['rolling-back', 'approved', 'not planned since the last apply'],
    ['needs-attention', 'approved', 'not planned since the last apply'],
  ] as const)('would tell a table in which %s led to %s', (from, to, what) => {
    const table = { ...TRANSITIONS, [from]: [...TRANSITIONS[from], to] };
    expect(walk(table).steps.flatMap(broken)).toContain(what);
  });
});
