export type Attributes = Readonly<Record<string, unknown>>;

type Known = {
  readonly arn?: string | undefined;
  readonly physical?: string | undefined;
  readonly fallback: string;
};

/** `Fn::GetAtt`: the ARN where it follows from the name, else the identity, which the graph joins by. */
export function attributeOf(name: string, known: Known): string {
  if (/^(Arn|QueueUrl|StreamArn|TopicArn|AlarmArn|LayerVersionArn|StateMachineArn)$/.test(name)) {
    return known.arn ?? known.fallback;
  }
  if (/^(Name|QueueName|TopicName|FunctionName|RestApiId|ApiId|Id|TableName)$/.test(name)) {
    return known.physical ?? known.fallback;
  }
  return known.fallback;
}
