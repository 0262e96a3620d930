import @package@


def test_greet():
    assert @package@.greet("Luna") == "Hello, Luna!"


def test_version():
    assert @package@.__version__ == "0.1.0"
