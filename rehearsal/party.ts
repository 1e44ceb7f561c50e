/** Who takes part in the flow. */
export const parties = ['Customer', 'Alexa', 'Cognito', 'Skill', 'Add-on', 'SaaS API'] as const;

/** One of those who take part in the flow. */
export type Party = (typeof parties)[number];
