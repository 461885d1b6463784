import { describe, expect, it } from 'vitest';
import { seenPath } from './place.ts';
import type { StepPlace } from './port.ts';

const place: StepPlace = {
  workspace: '/data/work/w-abcdef',
  name: 'plan',
  folders: [
    { at: '/work/source', from: '/data/work/w-abcdef/source' },
    { at: '/state', from: '/data/state/items/dev' },
  ],
};

describe('a path as a step sees it', () => {
  it('tells nothing of the machine behind walls', () => {
    for (const path of ['/work/source/infra', '/state/terraform.tfstate', '/in/plan.tfplan', '/tmp'])
      expect(seenPath('bubblewrap', place, path)).toBe(path);
  });

  it('is the machine’s own without walls', () => {
    expect(seenPath('none', place, '/work/source/infra')).toBe('/data/work/w-abcdef/source/infra');
    expect(seenPath('none', place, '/state/terraform.tfstate')).toBe(
      '/data/state/items/dev/terraform.tfstate',
    );
    expect(seenPath('none', place, '/in/plan.tfplan')).toBe('/data/work/w-abcdef/plan.step/in/plan.tfplan');
  });

  it('without walls, temporary files lie where the path of a provider’s socket is short enough', () => {
    const deep = { ...place, workspace: `/${'deep/'.repeat(30)}w-abcdef` };
    expect(seenPath('none', deep, '/tmp').length).toBeLessThan(70);
    expect(seenPath('none', deep, '/tmp')).not.toBe(seenPath('none', { ...deep, name: 'show' }, '/tmp'));
  });

  it('is refused where the step has no such folder', () => {
    expect(() => seenPath('bubblewrap', place, '/etc/passwd')).toThrow(/no folder of the step plan/);
    expect(() => seenPath('none', place, '/statement')).toThrow(/no folder/);
  });
});
