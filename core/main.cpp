#include "app/app.h"

int main(int argument_count, char** arguments) { return luwte::app::run(argument_count, arguments); }
