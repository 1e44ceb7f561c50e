import { anything, type Purpose } from './purpose';

/** What Cognito is asked for: the first that fits counts. */
export const cognitoPurposes: readonly Purpose[] = [
  {
    to: 'Cognito',
    title: /^GET \/oauth2\/authorize$/,
    asks: 'Alexa sends the browser to Cognito, saying who asks, for which scopes, and where to come back to.',
    answers: [
      [/ to \/(login|idp)/, 'Nobody is signed in at this browser yet: it is led to the sign-in.'],
      [anything, 'This browser is signed in already: it goes back to Alexa with a code, without a password.'],
    ],
    refuses: 'Cognito does not take the request',
  },
  {
    to: 'Cognito',
    title: /^POST \/login$/,
    asks: 'The customer gives e-mail and password to Cognito; Alexa and the skill never see them.',
    answers: [
      [/ to \/confirm/, 'The e-mail address has to be confirmed first.'],
      [anything, 'The password fits: the browser goes back to Alexa with a code that is good once.'],
    ],
    refuses: 'Cognito refuses the sign-in',
  },
  {
    to: 'Cognito',
    title: /^POST \/signup$/,
    asks: 'A new customer gives an e-mail address and a password.',
    answers: [
      [/ to \/confirm/, 'Cognito mails a code to the address, to see that it is theirs.'],
      [anything, 'The customer is signed up: the browser goes back to Alexa with a code.'],
    ],
    refuses: 'Cognito refuses the sign-up',
  },
  {
    to: 'Cognito',
    title: /^POST \/(confirmUser|confirmForgotPassword)$/,
    asks: 'The customer enters the code that was mailed.',
    answers: [
      [anything, 'The code fits: the customer is signed in, and goes back to Alexa with another code.'],
    ],
    refuses: 'Cognito refuses the mailed code',
  },
  {
    to: 'Cognito',
    title: /^POST \/forgotPassword$/,
    asks: 'A customer who forgot the password asks for a mailed code.',
    answers: [[anything, 'Whether there is such a customer is not said: the code is asked for either way.']],
    refuses: 'Cognito mails no code',
  },
  {
    to: 'Cognito',
    title: / \/idp\//,
    asks: 'The customer signs in at another identity provider, whom Cognito trusts.',
    answers: [
      [/^200$/, 'The provider asks who it is.'],
      [anything, 'The provider vouches for the customer: the browser goes back to Alexa with a code.'],
    ],
    refuses: 'The sign-in at the provider fails',
    refusals: [
      [
        /Already found an entry/,
        'The accounts are one now, and Cognito stumbles over the new link once: link again, and it works',
      ],
    ],
  },
  {
    to: 'Cognito',
    title: /^GET \/logout$/,
    asks: 'The customer wants to be somebody else: the browser is signed out.',
    answers: [[anything, 'Cognito forgets who was signed in at this browser.']],
    refuses: 'Cognito does not sign out',
  },
  {
    to: 'Cognito',
    title: /^GET \/error$/,
    asks: 'The browser is shown what was wrong with the request.',
    answers: [],
    refuses: 'Cognito says what was wrong; it sends nobody to an address that is not registered',
  },
  {
    to: 'Cognito',
    title: /^GET \/(login|signup|confirmUser|forgotPassword|confirmForgotPassword)$/,
    asks: 'The browser asks Cognito for the page.',
    answers: [[anything, 'Cognito shows the page to the customer.']],
    refuses: 'Cognito does not show the page',
  },
  {
    to: 'Cognito',
    title: /^POST \/oauth2\/token$/,
    body: /(^|&)grant_type=authorization_code(&|$)/,
    asks: 'Alexa swaps the code for tokens; the client secret proves that it is Alexa.',
    answers: [[anything, 'Cognito gives an access token for now, and a refresh token for later.']],
    refuses: 'Cognito gives no tokens for the code',
  },
  {
    to: 'Cognito',
    title: /^POST \/oauth2\/token$/,
    body: /(^|&)grant_type=refresh_token(&|$)/,
    asks: 'The access token has expired: Alexa asks for a new one with the refresh token.',
    answers: [[anything, 'Cognito gives a new access token; the customer notices nothing.']],
    refuses: 'Cognito takes the refresh token no longer: the customer has to link again',
  },
  {
    to: 'Cognito',
    title: /^POST \/oauth2\/revoke$/,
    asks: 'The refresh token is given back, so that nobody can use it any more.',
    answers: [[anything, 'Cognito has revoked it, and the access tokens that came of it.']],
    refuses: 'Cognito does not revoke it',
  },
  {
    to: 'Cognito',
    title: /\/jwks\.json$/,
    asks: 'The keys are fetched with which anybody can check that a token is from Cognito.',
    answers: [[anything, 'Cognito publishes its keys: they check tokens, and cannot make any.']],
    refuses: 'Cognito gives no keys',
  },
  {
    to: 'Cognito',
    title: /\/\.well-known\//,
    asks: 'Where to sign in and where to get tokens is looked up.',
    answers: [[anything, 'Cognito publishes its addresses.']],
    refuses: 'Cognito publishes nothing here',
  },
  {
    to: 'Cognito',
    title: /^GET \/oauth2\/userInfo$/,
    asks: 'Your API asks Cognito whose token it is.',
    answers: [[anything, 'Cognito says who the customer is.']],
    refuses: 'Cognito does not say whose token it is',
  },
  {
    to: 'Cognito',
    title: /^POST \/$/,
    asks: 'A function of the user pool, or your API, asks Cognito by AWS’s API.',
    answers: [[anything, 'Cognito has done it.']],
    refuses: 'Cognito refuses it',
  },
  {
    to: 'Cognito',
    title: /^Skill(Enabled|Disabled|AccountLinked)$/,
    asks: 'Alexa tells the function that looks after revocation.',
    answers: [[anything, 'The function has done its part.']],
    refuses: 'The function failed',
  },
];
