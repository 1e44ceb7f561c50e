// Colours depend on where the tests run: on a CI machine they are on without a terminal.
process.env.NO_COLOR = '1';
delete process.env.FORCE_COLOR;

// Paths that a test gives to a command are the project's, wherever npm was started.
delete process.env.INIT_CWD;
