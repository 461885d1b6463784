/** A workspace of HCP Terraform or Terraform Enterprise. */
export type HcpWorkspaceName = {
  /** `app.terraform.io`, or that of an own Terraform Enterprise. */
  readonly hostname: string;
  readonly organization: string;
  readonly workspace: string;
};

/** `hcp://app.terraform.io/acme/network-prod`: what a state there is kept and shown under. */
export const hcpLocation = ({ hostname, organization, workspace }: HcpWorkspaceName): string =>
  `hcp://${hostname}/${organization}/${workspace}`;
