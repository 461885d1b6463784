/** A setting of a component that its repository says itself, and where. */
export type FragmentSetting = {
  /** `template`, `build`, `verify` or `inputs.<name>`. */
  readonly setting: string;
  /** In the repository. */
  readonly file: string;
  readonly line: number;
};
