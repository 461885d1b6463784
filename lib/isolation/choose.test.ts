import { describe, expect, it } from 'vitest';
import { instant } from '#lib/domain/time.ts';
import { CannotIsolate, type ChoiceOptions, chooseIsolation } from './choose.ts';

const choose = (more: Partial<ChoiceOptions>) =>
  chooseIsolation({
    setting: 'auto',
    embeddedCloud: false,
    prlimit: '/usr/bin/prlimit',
    asRoot: false,
    now: instant(0),
    probe: async () => ({ walls: { writing: true } }),
    ...more,
  });
const failing = async () => ({ walls: {}, why: 'bwrap: no permission' });

describe('the kind of isolation', () => {
  it('is bubblewrap where every wall was seen to hold', async () => {
    expect(await choose({})).toMatchObject({ kind: 'bubblewrap', walls: { writing: true } });
  });

  it('is none beside the embedded cloud where bubblewrap cannot run, and says why', async () => {
    expect(await choose({ embeddedCloud: true, probe: failing })).toMatchObject({
      kind: 'none',
      why: 'bwrap: no permission',
    });
  });

  it('keeps a runner from starting anywhere else, and the message says what to do', async () => {
    await expect(choose({ probe: failing })).rejects.toThrow(CannotIsolate);
    await expect(choose({ probe: failing })).rejects.toThrow(/no permission[\s\S]*YAGURA_ISOLATION=none/);
  });

  it('keeps a runner from starting where bubblewrap was asked for, whichever cloud it is', async () => {
    const asked = choose({ setting: 'bubblewrap', embeddedCloud: true, probe: failing });
    await expect(asked).rejects.toThrow(CannotIsolate);
  });

  it('is none by an explicit setting, without a look', async () => {
    const probe = () => Promise.reject(new Error('was asked'));
    expect(await choose({ setting: 'none', probe })).toMatchObject({ kind: 'none' });
  });
});
