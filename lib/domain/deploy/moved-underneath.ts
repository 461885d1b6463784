import { type Reason, reason } from '../reason.ts';
import type { ChangeAction, Plan, ResourceChange } from './plan.ts';
import { isStateful } from './stateful.ts';

/** A run that changed an environment, with what its plan said. */
export type AppliedPlan = {
  /** Number of its run. */
  readonly run: number;
  readonly component: string;
  /** Absent where it is no longer kept. */
  readonly plan?: Pick<Plan, 'changes' | 'outputs'>;
};

/** What a release stands on, in components around it. */
type Ground = {
  readonly component: string;
  /** Outputs that it takes, as `<component>.<output>`. */
  readonly outputs: readonly string[];
};

/** The thing that was there is another one, or none. */
const GONE: readonly ChangeAction[] = ['delete', 'replace', 'may-replace', 'forget'];
const ROLE = /^(aws_iam_role|AWS::IAM::Role)$/;
const LAYER = /^(aws_lambda_layer_version|AWS::Lambda::LayerVersion|AWS::Serverless::LayerVersion)$/;

/**
 * Why an earlier release of a component no longer fits what it stood on: data that came or went with what followed, a role or
 * layer that it used, an output that it was given, or a change that nobody knows any more. Undefined: nothing of that moved.
 * @param since every run that changed the component, or one that it needs, after the release last ran; oldest first
 */
export function movedUnderneath(ground: Ground, since: readonly AppliedPlan[]): Reason | undefined {
  for (const { run, component, plan } of since) {
    if (plan === undefined) return reason('release.plan-gone', { run, component });
    const own = component === ground.component;
    const moved = plan.changes.find((change) => (own ? isOwnData(change) : isGround(change)));
    if (moved) {
      const { address, action } = moved;
      return reason('release.moved', { run, component, address, action });
    }
    const output = plan.outputs.find(
      ({ name, action }) => action !== 'create' && ground.outputs.includes(`${component}.${name}`),
    );
    if (output) return reason('release.output-moved', { run, component, output: output.name });
  }
  return undefined;
}

/** Going back over it would delete data, or bring back an empty one. */
const isOwnData = ({ type, action }: ResourceChange): boolean =>
  isStateful(type) && !NO_DATA.test(type) && (action === 'create' || GONE.includes(action));

/** A log group is made again with what it is needed for. */
const NO_DATA = /^(aws_cloudwatch_log_group|AWS::Logs::LogGroup)$/;

const isGround = ({ type, action }: ResourceChange): boolean =>
  GONE.includes(action) && ((isStateful(type) && !NO_DATA.test(type)) || ROLE.test(type) || LAYER.test(type));
