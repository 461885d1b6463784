// TEST DATA: what two runs say.

export const FAILING_LOG = [
  'ProcessorFunction UPDATE_IN_PROGRESS',
  'Error: ProcessorFunction UPDATE_FAILED The role defined for the function cannot be assumed by Lambda.',
  'ProcessorFunction UPDATE_ROLLBACK_IN_PROGRESS',
  'ApiFunction UPDATE_COMPLETE',
];

export const LOG = [
  'cloning 5e0d7b3 into a workspace of its own',
  'Initializing the backend...',
  'Initializing provider plugins...',
  'module.network.aws_vpc.main: Refreshing state... [id=vpc-0d1]',
  'aws_dynamodb_table.data: Refreshing state... [id=items-prod-data]',
  'Plan: 2 to add, 2 to change, 1 to destroy.',
];
