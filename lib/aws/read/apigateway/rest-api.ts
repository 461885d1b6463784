import { GetRestApiCommand } from '@aws-sdk/client-api-gateway';
import { z } from 'zod';
import type { AwsClients } from '../../clients.ts';
import { attempt, type Read } from '../attempt.ts';

/**
 * The API's name, which its metrics carry as `ApiName`; the id names it everywhere else.
 * @see https://docs.aws.amazon.com/apigateway/latest/api/API_GetRestApi.html
 */
export function restApiName(aws: AwsClients, id: string): Promise<Read<string>> {
  return attempt(aws, 'apigateway:GetRestApi', async () => {
    const answer = await aws.apigateway.send(new GetRestApiCommand({ restApiId: id }));
    return z.string().min(1).parse(answer.name);
  });
}
