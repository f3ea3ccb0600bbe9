# Module subprocess.
import subprocess
from subprocess import DEVNULL, PIPE, STDOUT


def attempt(name, function, *args, **kwargs):
    try:
        print(name, function(*args, **kwargs))
    except (subprocess.SubprocessError, OSError, ValueError) as exc:
        print(name, type(exc).__name__, exc)


print(subprocess.run(["echo", "hello"], capture_output=True))
print(subprocess.run("echo a; false", shell=True, stdout=PIPE, text=True))
print(subprocess.run(["cat"], input="text\n", capture_output=True, text=True).stdout)
attempt("check", subprocess.run, ["false"], check=True)
attempt("missing", subprocess.run, ["no-such-command"])
attempt("timeout", subprocess.run, ["sleep", "5"], timeout=0.05)
attempt("output", subprocess.check_output, ["echo", "x"])
attempt("check_call", subprocess.check_call, "exit 9", shell=True)
attempt("call", subprocess.call, ["true"])
attempt("both", subprocess.run, ["cat"], input="x", stdin=PIPE)
print(subprocess.getoutput("echo one; echo two"), subprocess.getstatusoutput("false"))
with subprocess.Popen(["cat"], stdin=PIPE, stdout=PIPE, text=True) as p:
    print(p.poll(), p.communicate("a\nb\n"), p.returncode)
p = subprocess.Popen(["seq", "3"], stdout=PIPE, text=True)
print([line.strip() for line in p.stdout], p.wait(), p.poll())
p = subprocess.Popen(["sleep", "10"], stdout=DEVNULL, stderr=STDOUT)
p.terminate()
print(p.wait())
try:
    subprocess.CompletedProcess(["x"], -9).check_returncode()
except subprocess.CalledProcessError as exc:
    print(exc, exc.returncode, exc.cmd, exc.stdout)
