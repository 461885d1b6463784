/** Cost Explorer is $0.01 a request and shows the account's whole bill: only where it is asked for. */
const BILL = 'ce:GetCostAndUsage';
/** Objects are what people keep: only those that are states, where `watch.states` names some. */
const STATE = 's3:GetObject';
/** Answered in one account of an organization alone. */
const ACCOUNTS = 'organizations:ListAccounts';
const ASKED_FOR = [BILL, STATE, ACCOUNTS];

/** The policy document as both ways of making the role have it. */
export function readPolicy(actions: readonly string[]) {
  return {
    Version: '2012-10-17',
    Statement: [
      {
        Sid: 'Read',
        Effect: 'Allow',
        Action: actions.filter((each) => !ASKED_FOR.includes(each)),
        Resource: '*',
      },
    ],
  };
}

/**
 * The read role as a plain CloudFormation template: no transform and no nested stack, so that a service-managed
 * StackSet can bring it to every account of an organisation.
 */
export function readRoleTemplate(actions: readonly string[]): string {
  const listed = actions
    .filter((each) => !ASKED_FOR.includes(each))
    .map((each) => `                  - ${each}`);
  return `# Made by \`npm run read-role\` from the calls in lib/aws/read. A test holds it to them.
AWSTemplateFormatVersion: '2010-09-09'
Description: Lets Yagura's collector look at this account. It reads configuration, metrics and logs, and changes nothing.

Parameters:
  CollectorPrincipalArn:
    Type: String
    Description: ARN of the role or user that the collector runs as.
    AllowedPattern: '^arn:aws[a-z-]*:(iam|sts)::[0-9]{12}:(role|user|assumed-role)/.+$'
    ConstraintDescription: must be the ARN of a role or user; whole accounts and * are not allowed
  ExternalId:
    Type: String
    Description: Also stands in portal.yaml as externalId. Empty means that none is asked for.
    Default: ''
    AllowedPattern: '^([A-Za-z0-9+=,.@:/-]{8,128})?$'
    ConstraintDescription: 'must be empty or 8 to 128 letters, digits or + = , . @ : / -'
  OrganizationId:
    Type: String
    Description: Also asks that the collector's account belongs to this organization (o-...). Empty means that it is not asked.
    Default: ''
    AllowedPattern: '^(o-[a-z0-9]{10,32})?$'
    ConstraintDescription: must be empty or an organization's ID, such as o-abcdefghij
  RoleName:
    Type: String
    Description: Name of the role; portal.yaml names it as roles.read.
    Default: yagura-read
    AllowedPattern: '^[A-Za-z0-9+=,.@_-]{1,64}$'
  ReadBill:
    Type: String
    Description: Whether the role may ask Cost Explorer, at $0.01 a request. It shows the whole bill of the account.
    Default: 'false'
    AllowedValues: ['true', 'false']
  ListAccounts:
    Type: String
    Description: Whether the role may list the accounts of the organization. Answered in its management account and that of a delegated administrator.
    Default: 'false'
    AllowedValues: ['true', 'false']
  StateObjectArn:
    Type: String
    Description: Terraform states that may be read, such as arn:aws:s3:::shop-tfstate/*. Empty means none; no other object is ever read.
    Default: ''
    AllowedPattern: '^(arn:aws[a-z-]*:s3:::[a-z0-9][a-z0-9.-]{2,62}/.+)?$'
    ConstraintDescription: must be empty or the ARN of objects in one bucket, such as arn:aws:s3:::shop-tfstate/*

Conditions:
  WithExternalId: !Not [!Equals [!Ref ExternalId, '']]
  WithOrganization: !Not [!Equals [!Ref OrganizationId, '']]
  WithCondition: !Or [!Condition WithExternalId, !Condition WithOrganization]
  WithBill: !Equals [!Ref ReadBill, 'true']
  WithAccounts: !Equals [!Ref ListAccounts, 'true']
  WithState: !Not [!Equals [!Ref StateObjectArn, '']]

Resources:
  ReadRole:
    Type: AWS::IAM::Role
    Properties:
      RoleName: !Ref RoleName
      Description: Yagura's collector looks at this account and changes nothing
      AssumeRolePolicyDocument:
        Version: '2012-10-17'
        Statement:
          - Effect: Allow
            Principal:
              AWS: !Ref CollectorPrincipalArn
            Action: sts:AssumeRole
            Condition: !If
              - WithCondition
              - StringEquals:
                  sts:ExternalId: !If [WithExternalId, !Ref ExternalId, !Ref AWS::NoValue]
                  aws:PrincipalOrgID: !If [WithOrganization, !Ref OrganizationId, !Ref AWS::NoValue]
              - !Ref AWS::NoValue
      Policies:
        - PolicyName: read
          PolicyDocument:
            Version: '2012-10-17'
            Statement:
              - Sid: Read
                Effect: Allow
                Action:
${listed.join('\n')}
                Resource: '*'
              - !If
                - WithBill
                - Sid: Bill
                  Effect: Allow
                  Action: ${BILL}
                  Resource: '*'
                - !Ref AWS::NoValue
              - !If
                - WithAccounts
                - Sid: Accounts
                  Effect: Allow
                  Action: ${ACCOUNTS}
                  Resource: '*'
                - !Ref AWS::NoValue
              - !If
                - WithState
                - Sid: State
                  Effect: Allow
                  Action: ${STATE}
                  Resource: !Ref StateObjectArn
                - !Ref AWS::NoValue

Outputs:
  ReadRoleArn:
    Description: Write it into portal.yaml as roles.read.
    Value: !GetAtt ReadRole.Arn
`;
}
