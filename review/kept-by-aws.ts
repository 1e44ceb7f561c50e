/** What AWS changes by itself while a resource is used. */
export const keptByAws: ReadonlySet<string> = new Set([
  'estimated_number_of_users',
  'last_modified_date',
  'not_after',
  'not_before',
  'pending_renewal',
  'renewal_eligibility',
  'renewal_summary',
  'status',
]);
