import { instant } from '#lib/domain/time.ts';
import { createBudget } from './budget.ts';
import { type AwsClients, awsClients } from './clients.ts';

/** Answers by API (`cloudwatch:DescribeAlarms`) from the call's input; a thrown error is the SDK's. */
export type Answers = Readonly<Record<string, (input: never) => unknown>>;

/** Real clients whose calls end before the network. Tests only. An API without answer throws. */
export function answeringClients(answers: Answers): { aws: AwsClients; asked: () => readonly string[] } {
  const asked: string[] = [];
  const clock = () => instant(1_795_000_000_000);
  const target = {
    account: '000000000000',
    region: 'ap-northeast-1',
    role: 'arn:aws:iam::000000000000:role/yagura-items-dev-read',
    sessionName: 'test',
  };
  const aws = awsClients(target, createBudget(clock), clock);
  for (const [service, client] of Object.entries({
    cloudwatch: aws.cloudwatch,
    logs: aws.logs,
    cloudformation: aws.cloudformation,
    lambda: aws.lambda,
    codedeploy: aws.codedeploy,
    apigateway: aws.apigateway,
    sqs: aws.sqs,
    ec2: aws.ec2,
    ce: aws.costExplorer,
    organizations: aws.organizations,
    iam: aws.iam,
  })) {
    const { middlewareStack } = client as typeof aws.cloudwatch;
    middlewareStack.add(
      (_, context) => async (args) => {
        const api = `${service}:${String(context.commandName).replace(/Command$/, '')}`;
        asked.push(api);
        const answer = answers[api];
        if (!answer) throw new Error(`no answer for ${api}`);
        return { output: answer(args.input as never), response: undefined } as never;
      },
      { name: 'answering', step: 'initialize', priority: 'high' },
    );
  }
  return { aws, asked: () => asked };
}

/** An error as the SDK throws it. */
export const sdkError = (name: string, message: string): Error => Object.assign(new Error(message), { name });
