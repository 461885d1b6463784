import type { IsolationKind } from '#lib/domain/isolation.ts';
import type { StepRequest } from './port.ts';

/** What a runner tells the supervisor of a step. It comes by its standard input: nothing of it is in an environment. */
export type StepOrder = {
  readonly kind: IsolationKind;
  readonly request: Omit<StepRequest, 'files'>;
  readonly files: Readonly<Record<string, Buffer>>;
  /** The step's first program, JavaScript, absolute. */
  readonly init: string;
  /** This machine's Node, and `prlimit` where there is one. */
  readonly node: string;
  readonly prlimit: string | undefined;
  /** Static keys of the runner, to renew a role with; absent where the SDK finds its own. */
  readonly baseKeys: BaseKeys | undefined;
};

export type BaseKeys = {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
};

export const orderToText = ({ files, ...order }: StepOrder): string =>
  JSON.stringify({
    ...order,
    files: Object.fromEntries(Object.entries(files).map(([name, bytes]) => [name, bytes.toString('base64')])),
  });

export function orderOfText(text: string): StepOrder {
  const { files, ...order } = JSON.parse(text) as Omit<StepOrder, 'files'> & {
    files: Record<string, string>;
  };
  return {
    ...order,
    files: Object.fromEntries(
      Object.entries(files).map(([name, base64]) => [name, Buffer.from(base64, 'base64')]),
    ),
  };
}
