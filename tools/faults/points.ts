import type { Lane, Run } from '#lib/domain/deploy/run.ts';

export const VICTIMS = ['runner', 'step', 'collector', 'web', 'postgres', 'gateway'] as const;
export type Victim = (typeof VICTIMS)[number];

/** A step of a lane, as the run's row shows it. */
export type Moment = {
  readonly name: string;
  readonly reached: (run: Run) => boolean;
  /** Something of the repository runs then, in a step that can be killed. */
  readonly inStep?: true;
  /** Of the run that goes back by itself. */
  readonly ofWayBack?: true;
};
/** What is asked for: a commit, the bytes of another environment's run, those of an earlier run, or one that breaks while it is watched. */
export const ACTS = ['deploy', 'promote', 'roll-back', 'watch'] as const;
export type Act = (typeof ACTS)[number];

export type Point = {
  readonly lane: Lane;
  readonly moment: Moment;
  readonly victim: Victim;
  readonly act: Act;
  /** It stands still for a while, in place of being killed. */
  readonly frozen?: true;
};

const planning =
  (...steps: readonly string[]): Moment['reached'] =>
  ({ state, step }) =>
    state === 'planning' && step !== undefined && steps.includes(step.name);

const MOMENTS: Readonly<Record<Lane, readonly Moment[]>> = {
  infrastructure: [
    { name: 'clone', reached: planning('clone') },
    { name: 'plan', reached: planning('plan'), inStep: true },
    { name: 'apply', reached: ({ state }) => state === 'applying', inStep: true },
    {
      name: 'apply, one made',
      inStep: true,
      reached: ({ state, step }) => state === 'applying' && step?.name === 'apply' && step.done > 0,
    },
    { name: 'verify', reached: ({ state }) => state === 'verifying' },
  ],
  application: [
    { name: 'build', reached: planning('build'), inStep: true },
    { name: 'change set', reached: planning('change-set') },
    { name: 'execute', reached: ({ state }) => state === 'applying' },
    { name: 'verify', reached: ({ state }) => state === 'verifying' },
  ],
};

/** Nothing of the repository is built by these: their bytes are kept. */
const OF_RELEASES: readonly Moment[] = [
  { name: 'clone', reached: planning('clone', 'build') },
  ...MOMENTS.application.filter(({ inStep }) => !inStep),
];

/** Every victim at every step of both lanes where it is there to be killed, the ones that work on runs first: where time ends, they have been tried. */
export function pointsOf(victims: readonly Victim[]): readonly Point[] {
  return victims.flatMap((victim) =>
    (['infrastructure', 'application'] as const).flatMap((lane) =>
      MOMENTS[lane]
        .filter(({ inStep }) => victim !== 'step' || inStep)
        .map((moment) => ({ lane, moment, victim, act: 'deploy' as const })),
    ),
  );
}

/** Every victim at every step of going on to the next environment and of going back; a step that is built has none. */
export const pointsOfReleases = (victims: readonly Victim[]): readonly Point[] =>
  victims
    .filter((victim) => victim !== 'step')
    .flatMap((victim) =>
      (['promote', 'roll-back'] as const).flatMap((act) =>
        OF_RELEASES.map((moment) => ({ lane: 'application' as const, moment, victim, act })),
      ),
    );

const isWatched: Moment['reached'] = ({ state, step }) => state === 'verifying' && step?.detail === 'watch';

/** A release that breaks while it is watched, and what brings back the one before. */
const OF_WATCHES: readonly Moment[] = [
  { name: 'watch', reached: isWatched },
  { name: 'way back, change set', ofWayBack: true, reached: planning('change-set') },
  { name: 'way back, execute', ofWayBack: true, reached: ({ state }) => state === 'applying' },
  { name: 'way back, watch', ofWayBack: true, reached: isWatched },
];

export const pointsOfWatches = (victims: readonly Victim[]): readonly Point[] =>
  victims
    .filter((victim) => victim !== 'step')
    .flatMap((victim) =>
      OF_WATCHES.map((moment) => ({ lane: 'application' as const, moment, victim, act: 'watch' as const })),
    );
