import { attributeOf, isClaimValue, longestClaim } from '../cognito/customer-attributes';
import { inSmallLetters, isAddress } from '../cognito/email-address';

/** A customer of the SaaS who is to be in the user pool. */
export interface Customer {
  /** In small letters. */
  readonly email: string;
  /** The SaaS's own id of the customer. */
  readonly id: string;
  /** Whether the SaaS knows the address to be theirs. Default true. */
  readonly emailVerified: boolean;
  readonly tenant?: string;
  readonly plan?: string;
}

/** Columns of a file, and names of a JSON line. */
export const columns = ['email', 'id', 'emailVerified', 'tenant', 'plan'] as const;

interface RowRule {
  readonly column: (typeof columns)[number];
  readonly isNeeded?: boolean;
  readonly holds: (value: string) => boolean;
  readonly expected: string;
}

const claim = `at most ${longestClaim} visible ASCII characters without spaces, quotation marks and backslashes`;

const rowRules: readonly RowRule[] = [
  {
    column: 'email',
    isNeeded: true,
    holds: isAddress,
    expected: 'an e-mail address',
  },
  { column: 'id', isNeeded: true, holds: isClaimValue, expected: claim },
  {
    column: 'id',
    holds: (value) => !/^\d([.,]\d+)?E\+\d+$/i.test(value),
    expected: 'written in full: a spreadsheet has rounded it',
  },
  {
    column: 'emailVerified',
    holds: (value) => /^(true|false)$/i.test(value),
    expected: 'true or false',
  },
  { column: 'tenant', holds: isClaimValue, expected: claim },
  { column: 'plan', holds: isClaimValue, expected: claim },
];

/**
 * Reads a customer from the values of a row, or says what is wrong with it: by the columns' names, never with a
 * value, which is somebody's data.
 */
export function readCustomer(
  values: Readonly<Record<string, string>>,
): { readonly customer: Customer } | { readonly faults: readonly string[] } {
  const faults = rowRules.flatMap(({ column, isNeeded, holds, expected }) => {
    const value = values[column]?.trim() ?? '';
    if (value === '') return isNeeded ? [`${column} is missing`] : [];
    return holds(value) ? [] : [`${column} is not ${expected}`];
  });
  if (faults.length > 0) return { faults };
  const { email = '', id = '', emailVerified, tenant, plan } = values;
  return {
    customer: {
      email: inSmallLetters(email.trim()),
      id: id.trim(),
      emailVerified: !/^false$/i.test(emailVerified?.trim() ?? ''),
      ...(tenant?.trim() && { tenant: tenant.trim() }),
      ...(plan?.trim() && { plan: plan.trim() }),
    },
  };
}

/** The user's attributes of a customer, in Cognito's form. */
export function attributesOf({ email, id, emailVerified, tenant, plan }: Customer) {
  const attributes = {
    email,
    email_verified: String(emailVerified),
    [attributeOf('customerId')]: id,
    ...(tenant !== undefined && { [attributeOf('tenant')]: tenant }),
    ...(plan !== undefined && { [attributeOf('plan')]: plan }),
  };
  return Object.entries(attributes).map(([Name, Value]) => ({ Name, Value }));
}
