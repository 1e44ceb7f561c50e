// Colours depend on where the tests run: on a CI machine they are on without a terminal.
process.env.NO_COLOR = '1';
delete process.env.FORCE_COLOR;
