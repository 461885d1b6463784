/** A function whose traffic a template moves to its new version step by step, or at once behind an alias. */
export type GradualShift = {
  /** Logical id of the function, or of the alias where that stands alone. */
  readonly address: string;
  readonly alias: string;
  /** `Canary10Percent5Minutes`, `Linear10PercentEvery1Minute` …, a configuration of one's own, or `UNKNOWN_STEPS`; absent: all at once. */
  readonly by?: string;
  /** Alarms at which CodeDeploy goes back. */
  readonly alarms: number;
  /** Functions that are asked before and after traffic moves. */
  readonly hooks: readonly string[];
};

/** Where CodeDeploy stands with one alias. */
export type ShiftNow = {
  /** `d-…` */
  readonly deployment: string;
  /** `InProgress`, `Succeeded`, `Stopped`, `Failed` … in AWS's words. */
  readonly status: string;
  readonly functionName?: string;
  readonly alias?: string;
  /** Share of requests that the new version answers, 0 to 100; absent while AWS does not say. */
  readonly percent?: number;
};

/** Step by step or at once: the template leaves it to what nobody tells. */
export const UNKNOWN_STEPS = 'unknown';
