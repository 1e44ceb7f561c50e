/** What is run as Terraform, by the name that the CDKTF CLI takes it by, too: `terraform`, or e.g. `tofu`. */
export const terraformProgram = () => process.env.TERRAFORM_BINARY_NAME || 'terraform';
