import { GetFunctionConfigurationCommand, ListFunctionsCommand } from '@aws-sdk/client-lambda';
import { z } from 'zod';
import { type Instant, parseInstant } from '#lib/domain/time.ts';
import type { AwsClients } from '../../clients.ts';
import { attempt, type Read } from '../attempt.ts';

const configuration = z.object({
  FunctionName: z.string(),
  MemorySize: z.number(),
  Timeout: z.number(),
  LastModified: z.string().optional(),
  Runtime: z.string().optional(),
  VpcConfig: z
    .object({ SubnetIds: z.array(z.string()).default([]), SecurityGroupIds: z.array(z.string()).default([]) })
    .optional(),
  Architectures: z.array(z.enum(['x86_64', 'arm64'])).default(['x86_64']),
});

/** What a function is set to now, whoever set it. */
export type FunctionSettings = {
  readonly name: string;
  readonly memoryMb: number;
  readonly timeoutSeconds: number;
  readonly runtime?: string;
  readonly architecture: 'x86_64' | 'arm64';
  /** When its code or settings last changed. */
  readonly modifiedAt?: Instant;
  /** Absent: it lies in no VPC. */
  readonly vpc?: { readonly subnets: readonly string[]; readonly securityGroups: readonly string[] };
};

/** @see https://docs.aws.amazon.com/lambda/latest/api/API_GetFunctionConfiguration.html */
export function functionSettings(aws: AwsClients, name: string): Promise<Read<FunctionSettings>> {
  return attempt(aws, 'lambda:GetFunctionConfiguration', async () =>
    settingsOf(await aws.lambda.send(new GetFunctionConfigurationCommand({ FunctionName: name }))),
  );
}

/** Functions by name, and how many pages it took to list them. */
export type FunctionList = {
  readonly functions: ReadonlyMap<string, FunctionSettings>;
  readonly pages: number;
};

/**
 * All functions of the account and region, fifty a page.
 * @see https://docs.aws.amazon.com/lambda/latest/api/API_ListFunctions.html
 */
export function functionList(aws: AwsClients): Promise<Read<FunctionList>> {
  return attempt(aws, 'lambda:ListFunctions', async () => {
    const functions = new Map<string, FunctionSettings>();
    let pages = 0;
    let marker: string | undefined;
    do {
      const page = await aws.lambda.send(new ListFunctionsCommand({ Marker: marker, MaxItems: 50 }));
      pages += 1;
      for (const each of (page.Functions ?? []).map(settingsOf)) functions.set(each.name, each);
      marker = page.NextMarker || undefined;
    } while (marker);
    return { functions, pages };
  });
}

function settingsOf(answer: unknown): FunctionSettings {
  const read = configuration.parse(answer);
  return {
    name: read.FunctionName,
    memoryMb: read.MemorySize,
    timeoutSeconds: read.Timeout,
    ...(read.Runtime ? { runtime: read.Runtime } : {}),
    architecture: read.Architectures[0] ?? 'x86_64',
    ...(read.LastModified ? { modifiedAt: parseInstant(read.LastModified) } : {}),
    ...(read.VpcConfig && read.VpcConfig.SubnetIds.length > 0
      ? { vpc: { subnets: read.VpcConfig.SubnetIds, securityGroups: read.VpcConfig.SecurityGroupIds } }
      : {}),
  };
}
