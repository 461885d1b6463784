/** An expression that may stay although it is not linear, or is only known as the code runs. */
export type Exception = {
  readonly file: string;
  /** As the code writes it. */
  readonly written: string;
  /** Why no text from outside reaches it. */
  readonly why: string;
};

export const EXCEPTIONS: readonly Exception[] = [];
