// Read by LeakSanitizer where it is built in. Fontconfig keeps what it parsed until the process ends.
extern "C" const char* __lsan_default_suppressions() { return "leak:libfontconfig\n"; }
