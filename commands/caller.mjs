/** Variable that tells a command where its reader stands; unset where a command runs there itself. */
export const callerVariable = 'VOICELINK_CALLER';
