import type { Listing } from '../definition/service';

/** The skill's page in the skill store. */
export const listing: Listing = {
  category: 'DELIVERY_AND_TAKEOUT',
  isAvailableWorldwide: false,
  distributionMode: 'PUBLIC',
  distributionCountries: ['GB', 'DE'],
  testingInstructions:
    'The skill needs a linked account. Enable it and sign in with the demo account that comes with this submission: it has three parcels. Then say: "open parcel companion", "what\'s coming", "more", "where is the parcel from nile books", "move a delivery", "help", "stop".',
  privacyAndCompliance: {
    allowsPurchases: false,
    containsAds: false,
    isChildDirected: false,
    isExportCompliant: true,
    usesPersonalInfo: true,
  },
  locales: {
    'en-GB': {
      name: 'Parcel Companion',
      summary: 'Hear which parcels are on their way, and move a delivery by voice.',
      description:
        'Parcel Companion tells you which parcels are on their way to you and where one of them is, and moves a delivery to another day.\n\nYou need an account with us. When you enable the skill, sign in once in the Alexa app to link it.',
      examplePhrases: [
        'Alexa, open parcel companion',
        "Alexa, ask parcel companion what's coming",
        'Alexa, ask parcel companion to move a delivery',
      ],
      keywords: ['parcels', 'deliveries'],
      privacyPolicyUrl: 'https://www.example.com/en-gb/privacy',
      termsOfUseUrl: 'https://www.example.com/en-gb/terms',
    },
    'de-DE': {
      name: 'Pakete Begleiter',
      summary: 'Hören, welche Pakete unterwegs sind, und eine Zustellung verschieben – per Sprache.',
      description:
        'Pakete Begleiter sagt dir, welche Pakete zu dir unterwegs sind und wo eines ist, und verschiebt eine Zustellung auf einen anderen Tag.\n\nDu brauchst ein Konto bei uns. Melde dich beim Aktivieren des Skills einmal in der Alexa-App an, um es zu verknüpfen.',
      examplePhrases: [
        'Alexa, öffne Pakete Begleiter',
        'Alexa, frage Pakete Begleiter, was ankommt',
        'Alexa, bitte Pakete Begleiter, eine Zustellung zu verschieben',
      ],
      keywords: ['Pakete', 'Zustellung'],
      privacyPolicyUrl: 'https://www.example.com/de-de/privacy',
      termsOfUseUrl: 'https://www.example.com/de-de/terms',
    },
  },
};
