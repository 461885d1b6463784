import type { Command } from 'commander';
import { PRICE_LISTS, pricesRefresh } from '#lib/cli/prices-refresh.ts';
import { outputOf } from './terminal.ts';

type Flags = { readonly from: string; readonly out: string; readonly offer?: string[] };

/** `prices`: the list prices that estimates are made with. */
export function priceCommands(portal: Command): void {
  portal
    .command('prices')
    .description('list prices of AWS')
    .command('refresh')
    .description(
      "write the price book anew from AWS's public price lists (no credentials; gigabytes for EC2)",
    )
    .option('--from <address>', 'where the lists are', PRICE_LISTS)
    .option('--out <file>', 'the book to write', 'lib/domain/cost/prices.json')
    .option('--offer <code...>', 'only these, such as AWSLambda AmazonDynamoDB')
    .action(async ({ from, out, offer }: Flags, command: Command) => {
      process.exitCode = await pricesRefresh(outputOf(command.optsWithGlobals()), {
        ...{ from, file: out },
        ...(offer ? { offers: offer } : {}),
      });
    });
}
