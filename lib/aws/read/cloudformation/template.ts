import { GetTemplateCommand } from '@aws-sdk/client-cloudformation';
import { z } from 'zod';
import type { AwsClients } from '../../clients.ts';
import { attempt, type Read } from '../attempt.ts';

/**
 * The template after its transforms, as text (YAML or JSON).
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_GetTemplate.html
 */
export function processedTemplate(aws: AwsClients, stack: string): Promise<Read<string>> {
  return attempt(aws, 'cloudformation:GetTemplate', async () => {
    const answer = await aws.cloudformation.send(
      new GetTemplateCommand({ StackName: stack, TemplateStage: 'Processed' }),
    );
    return z.string().min(2).parse(answer.TemplateBody);
  });
}
