import { z } from 'zod';
import { didYouMean } from './meant.ts';

/** How AWS makes names of regions; new ones come, so what is made so is taken whether it is among those below or not. */
const SHAPE =
  /^(af|ap|ca|cn|eu|il|me|mx|sa|us|us-gov|us-iso|us-isob|us-isof|eu-isoe|eusc-de)-(north|south|east|west|central|northeast|northwest|southeast|southwest)-\d{1,2}$/;

/** For who writes another one. @see https://docs.aws.amazon.com/global-infrastructure/latest/regions/aws-regions.html */
const KNOWN = [
  ...['us-east-1', 'us-east-2', 'us-west-1', 'us-west-2', 'us-gov-east-1', 'us-gov-west-1'],
  ...['ca-central-1', 'ca-west-1', 'mx-central-1', 'sa-east-1'],
  ...[
    'eu-west-1',
    'eu-west-2',
    'eu-west-3',
    'eu-central-1',
    'eu-central-2',
    'eu-north-1',
    'eu-south-1',
    'eu-south-2',
  ],
  ...[
    'ap-northeast-1',
    'ap-northeast-2',
    'ap-northeast-3',
    'ap-southeast-1',
    'ap-southeast-2',
    'ap-southeast-3',
  ],
  ...[
    'ap-southeast-4',
    'ap-southeast-5',
    'ap-southeast-7',
    'ap-south-1',
    'ap-south-2',
    'ap-east-1',
    'ap-east-2',
  ],
  ...['af-south-1', 'me-south-1', 'me-central-1', 'il-central-1', 'cn-north-1', 'cn-northwest-1'],
];

export const region = z.string().regex(SHAPE, {
  error: ({ input }) => `write an AWS region, for example ap-northeast-1${didYouMean(String(input), KNOWN)}`,
});
