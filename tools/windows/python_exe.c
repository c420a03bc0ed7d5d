/* python.exe of the tests under Wine: hands its arguments to the Py_Main of the python311.dll that lies beside it. */
#include <stdio.h>
#include <windows.h>

typedef int (*main_function)(int, wchar_t **);

int wmain(int count, wchar_t **arguments)
{
    wchar_t path[32768];
    wchar_t *end;
    HMODULE library;
    main_function start;

    if (!GetModuleFileNameW(NULL, path, 32000) || (end = wcsrchr(path, L'\\')) == NULL)
        return 121;
    wcscpy(end + 1, L"python311.dll");
    library = LoadLibraryExW(path, NULL, LOAD_WITH_ALTERED_SEARCH_PATH);
    start = library == NULL ? NULL : (main_function)(void *)GetProcAddress(library, "Py_Main");
    if (start == NULL) {
        fprintf(stderr, "python311.dll: error %lu\n", GetLastError());
        return 120;
    }
    return start(count, arguments);
}
