import type { Listing } from '../definition/service';

const urls = {
  privacyPolicyUrl: 'https://www.example.com/privacy',
  termsOfUseUrl: 'https://www.example.com/terms',
};

/** The skill's page in the skill store. */
export const listing: Listing = {
  category: 'BUSINESS_AND_FINANCE',
  isAvailableWorldwide: true,
  distributionMode: 'PUBLIC',
  distributionCountries: [],
  testingInstructions:
    'The skill needs a linked account. Enable it and sign in with the demo account that comes with this submission. Then say: "open invoice companion", "what do i owe", "help", "stop".',
  privacyAndCompliance: {
    allowsPurchases: false,
    containsAds: false,
    isChildDirected: false,
    isExportCompliant: true,
    usesPersonalInfo: true,
  },
  locales: {
    'en-US': {
      name: 'Invoice Companion',
      summary: 'Hear which invoices are open.',
      description:
        'Invoice Companion tells you which invoices are open and when they are due. You need an account with us: when you enable the skill, sign in once in the Alexa app to link it.',
      examplePhrases: [
        'Alexa, open invoice companion',
        'Alexa, ask invoice companion what do I owe',
        'Alexa, ask invoice companion which invoices are open',
      ],
      keywords: ['invoices'],
      ...urls,
    },
    'fr-FR': {
      name: 'Compagnon de factures',
      summary: 'Écoutez quelles factures sont ouvertes.',
      description:
        "Compagnon de factures vous dit quelles factures sont ouvertes et quand elles sont dues. À l'activation de la skill, connectez-vous une fois dans l'application Alexa pour associer votre compte.",
      examplePhrases: [
        'Alexa, ouvre compagnon de factures',
        "Alexa, demande à compagnon de factures qu'est-ce que je dois",
        'Alexa, demande à compagnon de factures quelles factures sont ouvertes',
      ],
      keywords: ['factures'],
      ...urls,
    },
  },
};
