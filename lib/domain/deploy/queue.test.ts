import { expect, it } from 'vitest';
import type { Deployment } from './deployment.ts';
import { runsAhead, waitsInLine } from './queue.ts';
import type { Run, RunState } from './run.ts';

const run = (number: number, state: RunState) =>
  ({ id: `run-${number}`, number, state, needs: [] as readonly string[] }) as Run;
const requests = (...runs: Run[]) => runs.map((each) => ({ runs: [each] }) as unknown as Deployment);

it('counts what a runner works on and what asked earlier, not what waits for a person', () => {
  const queued = run(9, 'queued');
  const others = requests(
    run(5, 'awaiting-approval'),
    run(6, 'applying'),
    run(7, 'succeeded'),
    run(8, 'queued'),
    queued,
    run(10, 'queued'),
  );
  expect(runsAhead(queued, others)).toEqual([6, 8]);
});

it('passes over what waits for others of its own request, which lets the rest go first', () => {
  const later = run(9, 'queued');
  const network = { ...run(3, 'awaiting-approval'), component: 'network' };
  const app = { ...run(4, 'approved'), component: 'app', needs: ['network'] };
  const request = (runs: readonly Run[]) => [{ runs }, ...requests(later)] as unknown as Deployment[];
  expect(runsAhead(later, request([network, app]))).toEqual([]);
  expect(runsAhead(later, request([{ ...network, state: 'succeeded' }, app]))).toEqual([4]);
});

it('puts them in the order of their numbers, and leaves out the run itself and who asked at the same time', () => {
  const approved = run(9, 'approved');
  const others = requests(
    run(8, 'requested'),
    run(10, 'planning'),
    run(3, 'approved'),
    run(9, 'approved'),
    approved,
  );
  expect(runsAhead(approved, others)).toEqual([3, 8, 10]);
});

it('knows who is in line', () => {
  expect([run(1, 'queued'), run(2, 'applying'), run(3, 'succeeded')].map(waitsInLine)).toEqual([
    true,
    false,
    false,
  ]);
});
